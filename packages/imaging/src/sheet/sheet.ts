/** A picture of pictures: what is said above it, and one or more tables below each other. */
export interface Sheet {
  readonly title: string
  /** What all cells have in common, below the title: the prompt, and then a line of facts. */
  readonly prompt: string
  readonly facts: string
  /** What goes from left to right and from top to bottom; empty where nothing does. */
  readonly columnsName: string
  readonly rowsName: string
  readonly tables: readonly SheetTable[]
  /** Width by height of the pictures; the largest of each where they differ. */
  readonly proportions: { readonly width: number; readonly height: number }
}

export interface SheetTable {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly SheetCell[] }[]
}

export type SheetCell =
  | {
      readonly kind: 'picture'
      readonly isWinner: boolean
      /** Bytes of a picture that is at least about that wide. */ readonly read: (width: number) => Promise<Uint8Array>
    }
  /** Why there is no picture. */
  | { readonly kind: 'empty'; readonly reason: string }

/** What WebP holds a side, and a bound for the memory that drawing takes: three bytes a pixel. */
export const MAX_SHEET_SIDE = 16_383
export const MAX_SHEET_PIXELS = 40_000_000
