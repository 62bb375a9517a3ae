/** Pictures that are pasted or dropped; anything else is the browser's. */
export function picturesOf(event: ClipboardEvent | DragEvent): readonly File[] {
  const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer
  // Word processors lay a picture of the text beside the text.
  if (event.type === 'paste' && data?.types.includes('text/plain')) return []
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
  if (files.length > 0) event.preventDefault()
  return files
}
