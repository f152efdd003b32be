type Skills = Readonly<Record<string, number>>;

export const withoutSkill = (skills: Skills, gone: string): Record<string, number> =>
  Object.fromEntries(Object.entries(skills).filter(([skill]) => skill !== gone));

/** Skills with another level of one; null: without it. */
export const withLevel = (skills: Skills, skill: string, level: number | null): Record<string, number> =>
  level === null ? withoutSkill(skills, skill) : { ...skills, [skill]: level };
