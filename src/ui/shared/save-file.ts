/** Has the browser save a file, as if from a download link. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun once the click's task is over; some browsers still read the address after that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
