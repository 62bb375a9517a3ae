/** Something that can be written into a field instead of what is there. */
export interface Suggestion {
  /** As it is written. */
  readonly value: string
  readonly text: string
  /** What it is, or how many there are of it. */
  readonly note?: string | undefined
  /** One goes on writing behind it. */
  readonly isOpen?: boolean
}
