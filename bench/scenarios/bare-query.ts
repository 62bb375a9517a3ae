import Sqlite from 'better-sqlite3'
import { PAGE_SIZE, type GalleryCase } from './gallery-cases.ts'

type Row = Record<string, string | number | null> & {
  id: string
  position: number
  created_at: number
  trashed_at: number | null
}

const COLUMNS =
  'position, id, generation_id, ordinal, prompt, negative_prompt, typed, model, provider, storage_key, filename, mime_type, width, height, size_bytes, seed, steps, guidance, sha256, placeholder, favorite, title, trashed, created_at, trashed_at'

/**
 * The least that a page can cost: a prepared statement with the same columns and limit, and the text made of its rows,
 * in this process, without drizzle, Fastify or a socket.
 */
export function openBareQueries(path: string) {
  const client = new Sqlite(path, { readonly: true })
  client.pragma('cache_size = -16384')
  client.pragma('mmap_size = 268435456')
  return {
    prepare({ where, values }: NonNullable<GalleryCase['bare']>): () => string {
      const statement = client.prepare<unknown[], Row>(
        `select ${COLUMNS} from generated_images where ${where} order by position desc limit ${PAGE_SIZE + 1}`,
      )
      return () => {
        const rows = statement.all(...values)
        return JSON.stringify({
          items: rows.slice(0, PAGE_SIZE).map(present),
          nextCursor: rows.length > PAGE_SIZE ? cursorOf(rows[PAGE_SIZE - 1]) : null,
        })
      }
    },
    close: () => void client.close(),
  }
}

const cursorOf = (row: Row | undefined) => Buffer.from(`v1:${row?.position}`).toString('base64url')

/** The answer of the studio, key by key: `gallery.ts` compares the two. */
function present(row: Row) {
  const file = `/api/v1/images/${row.id}/file`
  return {
    id: row.id,
    generationId: row['generation_id'],
    prompt: row['prompt'],
    negativePrompt: row['negative_prompt'],
    typed: typeof row['typed'] === 'string' ? JSON.parse(row['typed']) : null,
    model: row['model'],
    provider: row['provider'],
    filename: row['filename'],
    mimeType: row['mime_type'],
    width: row['width'],
    height: row['height'],
    sizeBytes: row['size_bytes'],
    seed: row['seed'],
    steps: row['steps'],
    guidance: row['guidance'],
    sha256: row['sha256'],
    placeholder: row['placeholder'],
    favorite: row['favorite'] === 1,
    title: row['title'],
    createdAt: new Date(row.created_at).toISOString(),
    trashedAt: row.trashed_at === null ? null : new Date(row.trashed_at).toISOString(),
    urls: { file, thumbnail: `${file}?width=320&format=webp` },
  }
}
