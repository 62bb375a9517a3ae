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
  readonly words: SheetWords
  /** BCP 47. What is spoken above, and in which a script is named that cannot be drawn. */
  readonly language: string
  /** Width by height of the pictures; the largest of each where they differ. */
  readonly proportions: { readonly width: number; readonly height: number }
}

/** What a sheet says by itself. */
export interface SheetWords {
  readonly winner: string
  /** Of a file that is gone or damaged. */
  readonly unreadable: string
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

/** Characters that a sheet may have room for: three lines of a prompt at its widest; a label is as high as its cell. */
const MOST = { prompt: 2000, label: 1000 }

/** Never in the middle of a character of two units. */
const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text

/** The same sheet with each of its texts, as far as there may be room for it, said by `say`. */
export function said(sheet: Sheet, say: (text: string) => string): Sheet {
  const label = (text: string) => say(cut(text, MOST.label))
  const { title, prompt, facts, columnsName, rowsName, words, tables } = sheet
  return {
    ...sheet,
    title: label(title),
    prompt: say(cut(prompt, MOST.prompt)),
    facts: say(cut(facts, MOST.prompt)),
    columnsName: label(columnsName),
    rowsName: label(rowsName),
    words: { winner: label(words.winner), unreadable: label(words.unreadable) },
    tables: tables.map(({ caption, columns, rows }) => ({
      caption: label(caption),
      columns: columns.map(label),
      rows: rows.map(row => ({
        label: label(row.label),
        cells: row.cells.map(cell => (cell.kind === 'empty' ? { ...cell, reason: label(cell.reason) } : cell)),
      })),
    })),
  }
}

/** Every text that is on it. */
export function textsOf(sheet: Sheet): string[] {
  const texts = new Set<string>()
  said(sheet, text => {
    texts.add(text)
    return text
  })
  return [...texts]
}
