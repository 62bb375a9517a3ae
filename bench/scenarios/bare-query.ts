import { cursorBelow, PAGE_SIZE, type BareQuestion } from './gallery-cases.ts'

/** A row of `generated_images` as either driver gives it. */
export type Row = Record<string, unknown> & { id: string; position: number }

/** All of the table but what only the search reads. */
export const COLUMNS =
  'position, id, owner_id, shared, generation_id, parent_id, relation, ordinal, prompt, negative_prompt, typed, model, provider, storage_key, filename, mime_type, width, height, size_bytes, seed, steps, guidance, sampler, task, inputs, recipe, notes, cost, served_instead, sha256, placeholder, favorite, rating, tags, title, trashed, created_at, made_at, trashed_at'

/** One database, asked without drizzle, Fastify or a socket of ours. */
export interface BareQueries {
  /** The text of a page: a prepared statement with the studio's columns and limit, and JSON made of its rows. */
  readonly prepare: (question: BareQuestion) => () => string | Promise<string>
  readonly close: () => Promise<void>
}

/** The answer of the studio to rows, of which there is one more than a page holds where there is another page. */
export function pageOf(rows: readonly Row[]): string {
  const last = rows[PAGE_SIZE - 1]
  return JSON.stringify({
    items: rows.slice(0, PAGE_SIZE).map(present),
    nextCursor: rows.length > PAGE_SIZE && last ? cursorBelow(last.position) : null,
  })
}

/** Key by key as the studio does it: their answers are compared. */
function present(row: Row) {
  const file = `/api/v1/images/${row.id}/file`
  return {
    id: row.id,
    ownerId: row['owner_id'],
    shared: row['shared'] === 1 || row['shared'] === true,
    generationId: row['generation_id'],
    parentId: row['parent_id'],
    relation: row['relation'],
    prompt: row['prompt'],
    negativePrompt: row['negative_prompt'],
    typed: row['typed'],
    model: row['model'],
    provider: row['provider'],
    filename: row['filename'],
    mimeType: row['mime_type'],
    width: row['width'],
    height: row['height'],
    sizeBytes: row['size_bytes'],
    seed: numberOf(row['seed']),
    steps: row['steps'],
    guidance: row['guidance'],
    sampler: row['sampler'],
    task: row['task'],
    inputs: listOf(row['inputs']) ?? [],
    recipe: listOf(row['recipe']),
    notes: row['notes'],
    cost: listOf(row['cost']),
    servedInstead: listOf(row['served_instead']) ?? [],
    sha256: row['sha256'],
    placeholder: row['placeholder'],
    favorite: row['favorite'] === 1 || row['favorite'] === true,
    rating: row['rating'],
    tags: listOf(row['tags']),
    title: row['title'],
    createdAt: timeOf(row['created_at']),
    madeAt: timeOf(row['made_at']),
    trashedAt: timeOf(row['trashed_at']),
    urls: { file, thumbnail: `${file}?width=320&format=webp` },
  }
}

/** PostgreSQL's drivers give a bigint as text. */
const numberOf = (value: unknown) => (value === null ? null : Number(value))

/** JSON from SQLite, a value from PostgreSQL. */
const listOf = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

/** Milliseconds from SQLite, a date from PostgreSQL. */
const timeOf = (value: unknown) =>
  typeof value === 'number' || value instanceof Date ? new Date(value).toISOString() : null
