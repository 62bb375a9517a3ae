import type { Database } from '@atelier/db'

const CHANNEL = 'atelier_previews'
/** Bytes that PostgreSQL takes in one notification are 7999; what is sent here is plain ASCII. */
const PIECE = 7500
/** So large a text is sent; 40 kB of a picture are 54 kB in base64. */
const MAX_PIECES = 10

type Postgres = Extract<Database, { dialect: 'postgresql' }>

/**
 * Carries a text to every other process, by notifications of the database: nothing is written to a table, and nobody who was
 * away hears of it later. A text that is longer than one of them goes in pieces, which one statement sends in their order.
 */
export function createLine({ query, listen }: Pick<Postgres, 'query' | 'listen'>, sender: string) {
  let count = 0
  return {
    async send(text: string): Promise<void> {
      const pieces = text.match(new RegExp(`.{1,${PIECE}}`, 'gs')) ?? []
      if (pieces.length > MAX_PIECES) return
      count += 1
      const heads = pieces.map((_piece, at) => `${sender} ${count} ${at} ${pieces.length} `)
      const calls = pieces.map((_piece, at) => `pg_notify('${CHANNEL}', $${at + 1})`)
      await query(
        `select ${calls.join(', ')}`,
        pieces.map((piece, at) => `${heads[at] ?? ''}${piece}`),
      )
    },

    /** Told of each whole text that another process sent. Returns how to stop. */
    hear(onText: (text: string) => void): () => void {
      const begun = new Map<string, { readonly count: string; text: string; next: number }>()
      return listen(CHANNEL, {
        onListening: () => begun.clear(),
        onNotification(payload) {
          const [, from = '', number = '', at = '', of = '', piece = ''] =
            /^(\S+) (\d+) (\d+) (\d+) (.*)$/s.exec(payload) ?? []
          if (from === '' || from === sender) return
          const known = begun.get(from)
          const whole = known?.count === number ? known : { count: number, text: '', next: 0 }
          // One that misses a piece is none.
          begun.delete(from)
          if (whole.next !== Number(at)) return
          whole.text += piece
          whole.next += 1
          if (whole.next < Number(of)) begun.set(from, whole)
          else onText(whole.text)
        },
      })
    },
  }
}
