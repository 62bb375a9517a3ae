import { openDatabase } from '@atelier/db'
import Sqlite from 'better-sqlite3'
import { imagesFrom } from './rows.ts'

/** Pictures that are really there; the likenesses of the others are of pictures that are not, which costs a search the same. */
const PICTURES = 200

/**
 * That many likenesses in an empty database, by chance but for those of the pictures: two and two are twins. Gives the ids of the pictures.
 */
export async function seedLikenesses(url: string, rows: number): Promise<readonly string[]> {
  const db = openDatabase(url)
  try {
    await db.migrate()
    const imageAt = imagesFrom(PICTURES)
    const images = Array.from({ length: PICTURES }, (_, row) => imageAt(row))
    await db.orm.insert(db.tables.generatedImages).values(
      images.map(({ id, prompt, filename }) => ({
        id,
        prompt,
        filename,
        ownerId: '00000000-0000-0000-0000-000000000000',
        storageKey: id,
        mimeType: 'image/png' as const,
        width: 512,
        height: 512,
        sizeBytes: 1,
        sha256: id,
        placeholder: '',
        createdAt: new Date(0),
      })),
    )
    if (db.dialect === 'postgresql') {
      await db.query(`alter table image_likenesses drop constraint ${FOREIGN_KEY}`)
      for (const statement of statementsFor(rows, 'generate_series(1, $ROWS) as n(i)', POSTGRES_BITS))
        await db.query(statement)
    } else fillSqlite(url, rows)
    return images.map(({ id }) => id)
  } finally {
    await db.close()
  }
}

const FOREIGN_KEY = 'image_likenesses_image_position_generated_images_position_fk'
const SQLITE_BITS = '(random() & 4294967295) - 2147483648'
const POSTGRES_BITS = 'cast(floor(random() * 4294967296) - 2147483648 as bigint)::integer'
const SQLITE_NUMBERS =
  '(with recursive counted(i) as (select 1 union all select i + 1 from counted where i < $ROWS) select i from counted) as n'

function fillSqlite(path: string, rows: number): void {
  const client = new Sqlite(path)
  client.pragma('foreign_keys = OFF')
  for (const statement of statementsFor(rows, SQLITE_NUMBERS, SQLITE_BITS)) client.exec(statement)
  client.close()
}

const statementsFor = (rows: number, numbers: string, bits: string) => [
  `insert into image_likenesses (image_position, high, low) select i, ${bits}, ${bits} from ${numbers.replace('$ROWS', String(rows))} order by i`,
  `update image_likenesses as own set high = twin.high, low = twin.low from image_likenesses as twin
   where own.image_position % 2 = 0 and own.image_position <= ${PICTURES} and twin.image_position = own.image_position - 1`,
]
