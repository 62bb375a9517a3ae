/** Rows as the values of a prepared statement; each name has the place of its row in front. */
export type Values<Row> = Readonly<Record<string, Row[keyof Row]>>

/** Rows that have the same columns; `rowsIn` gives them again inside of the statement. */
export function valuesOf<Row extends object>(rows: readonly Row[]): Values<Row> {
  const values: Record<string, Row[keyof Row]> = {}
  for (const [at, row] of rows.entries())
    for (const name in row) if (row[name] !== undefined) values[`${at} ${name}`] = row[name]
  return values
}

export function rowsIn<Row extends object>(values: Values<Row>): Row[] {
  const rows: Record<string, unknown>[] = []
  for (const [key, value] of Object.entries(values)) {
    const [at = '', name = ''] = key.split(' ')
    ;(rows[Number(at)] ??= {})[name] = value
  }
  // As they were given to `valuesOf`: `prepared.test.ts` proves it.
  return rows as Row[]
}

/**
 * A list as the values of a prepared statement, for `inArray(column, Object.values(values))`. The last one is told again
 * up to the next power of two: one statement for each length would be one for nearly every time.
 */
export function listed<T>(values: readonly T[]): Record<string, T> {
  const length = 2 ** Math.ceil(Math.log2(Math.max(values.length, 1)))
  const last = values.at(-1)
  const padded: Record<string, T> = {}
  if (last !== undefined) for (let at = 0; at < length; at += 1) padded[`at${at}`] = values[at] ?? last
  return padded
}
