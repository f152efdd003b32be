/** What is said of recordings that are not made as they should, and of trunks that carry no calls, in Polish: the original. */
export const pl = {
  heading: 'Alarmy',
  trunk: {
    unreachable: (name: string) =>
      `Trunk „${name}” nie odpowiada: połączenia przez niego nie wychodzą, a przychodzące mogą nie docierać.`,
    refused: (name: string) => `Operator odrzuca rejestrację trunku „${name}”: połączenia przychodzące nie docierają.`,
    full: (name: string) =>
      `Trunk „${name}” jest zajęty w całości: kolejne połączenia przez niego nie przejdą, dopóki któreś się nie zakończy.`,
  },
  seeTrunk: 'Zobacz trunk',
  notWritten: (calls: number) =>
    `Trwające rozmowy, których nie da się teraz nagrać: ${calls}. Rozmowy toczą się dalej, a nagrywanie ruszy samo, gdy zapis będzie możliwy; brakujący fragment zostanie zaznaczony.`,
  diskNearlyFull:
    'Kończy się miejsce na nagrania. Bieżące rozmowy są jeszcze nagrywane; gdy miejsca zabraknie, nagrań nie będzie.',
  short: (calls: number) =>
    `Rozmowy z ostatniej godziny, których nagranie jest niepełne: ${calls}. Ile brakuje, pokazuje lista nagrań.`,
  operator: 'Powiadom operatora platformy.',
  keeping: 'Skróć czas przechowywania nagrań',
  recordings: 'Zobacz nagrania',
};
