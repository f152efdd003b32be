/** Gives the user a file that was made here. */
export function saveFile(name: string, file: string | Blob): void {
  const url = URL.createObjectURL(file instanceof Blob ? file : new Blob([file], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
