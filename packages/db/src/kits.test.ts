import { expect, expectTypeOf, test } from 'vitest'
import * as exported from './drizzle-kit.ts'
import { postgresKit } from './kits/postgres.ts'
import type { sqliteColumns } from './kits/sqlite.ts'
import { defineTables } from './tables.ts'

type Columns = Omit<typeof postgresKit, 'table' | 'index' | 'unique'>
type JsType<Fn> = Fn extends (...args: never[]) => { _: infer C }
  ? C extends { $type: infer T }
    ? T
    : C extends { data: infer T }
      ? T
      : never
  : never
type JsTypes<K> = { [N in keyof K]: JsType<K[N]> }

test('both kits speak the same JavaScript types', () => {
  expectTypeOf<JsTypes<typeof sqliteColumns>>().toEqualTypeOf<JsTypes<Columns>>()
  expectTypeOf<JsTypes<Columns>['timestamp']>().toEqualTypeOf<Date>()
  expectTypeOf<JsTypes<Columns>['bigint']>().toEqualTypeOf<number>()
  expectTypeOf<JsTypes<Columns>['boolean']>().toEqualTypeOf<boolean>()
})

test('drizzle-kit sees every table', () => {
  expect(Object.keys(exported).toSorted()).toEqual(Object.keys(defineTables(postgresKit)).toSorted())
})
