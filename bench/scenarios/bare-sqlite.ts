import Sqlite from 'better-sqlite3'
import { COLUMNS, pageOf, type BareQueries, type Row } from './bare-query.ts'
import { OWNER } from '../seed/rows.ts'
import { PAGE_SIZE, type BareQuestion } from './gallery-cases.ts'

/** The words are those of the triggers. A bound that is not cast is REAL, which FTS5 does not begin at. */
const SEARCH =
  'position in (select rowid from image_search where image_search match ? and rowid < cast(? as integer) order by rowid desc limit ?)'

export function openBareSqlite(path: string): BareQueries {
  const client = new Sqlite(path, { readonly: true })
  client.pragma('cache_size = -4096')
  return {
    prepare(question) {
      const { where, values } = conditionOf(question)
      const statement = client.prepare<unknown[], Row>(
        `select ${COLUMNS} from generated_images where ${where} order by position desc limit ${PAGE_SIZE + 1}`,
      )
      return () => pageOf(statement.all(...values))
    },
    close: async () => void client.close(),
  }
}

function conditionOf({ below, favorite, model, word }: BareQuestion) {
  if (word !== undefined) return { where: SEARCH, values: [`facets:"live" words:"${word}"`, below, PAGE_SIZE + 1] }
  if (model !== undefined)
    return { where: 'owner_id = ? and trashed = 0 and model = ? and position < ?', values: [OWNER, model, below] }
  const where = `owner_id = ? and trashed = 0 ${favorite ? 'and favorite = 1' : ''} and position < ?`
  return { where, values: [OWNER, below] }
}
