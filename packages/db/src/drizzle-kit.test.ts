import { expect, test } from 'vitest'
import * as seenByDrizzleKit from './drizzle-kit.ts'
import { sqliteKit } from './kits/sqlite.ts'
import { defineTables } from './tables.ts'

test('no table is left out when migrations are generated', () => {
  expect(Object.keys(seenByDrizzleKit).toSorted()).toEqual(Object.keys(defineTables(sqliteKit)).toSorted())
})
