/** A key as it may stand in a header; an empty one is none. */
export const keyIn = (text: string | undefined): string | undefined => {
  const key = text?.trim()
  return key && /^[\x21-\x7E]+$/.test(key) ? key : undefined
}
