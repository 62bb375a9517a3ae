import { openDatabase, run } from '../index.ts'

/**
 * For tests: a process of its own that makes twelve writes at once. It says `holding` once the first has the lock, and waits
 * for a word before it goes on with that one; then it says what became of each.
 */
const db = openDatabase(process.argv[2] ?? '')
const told = new Promise<void>(resolve => void process.stdin.once('data', () => resolve()))

const outcomes = await Promise.allSettled(
  Array.from({ length: 12 }, (_, n) =>
    db.atomic(function* (orm) {
      yield* run(orm.insert(db.tables.settings).values({ key: `frozen-${n}`, value: 1, updatedAt: new Date() }))
      if (n > 0) return
      process.stdout.write('holding\n')
      yield* run(told)
    }),
  ),
)
process.stdout.write(`${JSON.stringify(outcomes.map(({ status }) => status))}\n`)
await db.close()
process.exit()
