import { callMcp, EVENT_TYPES } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from '../testing/suite.ts'

describeStudioOnSqlite('the modules of the studio', {}, my => {
  test('write every event that the contract names, each of them one', () => {
    const written = my.studio.deps.modules.flatMap(({ events = [] }) => events)
    expect(written.toSorted()).toEqual([...EVENT_TYPES].toSorted())
  })

  test('describe every tag that their operations bear', () => {
    const { modules } = my.studio.deps
    const contracts = modules.flatMap(({ operations }) => Object.values(operations)).map(({ contract }) => contract)
    // The one route that is no operation: whoever calls it asks for many.
    const borne = new Set([...contracts, callMcp].flatMap(({ schema }) => schema.tags))
    const described = modules.flatMap(({ tags = {} }) => Object.keys(tags))
    expect(described.toSorted()).toEqual([...borne].toSorted())
  })

  test('throw no code that another one throws', () => {
    const codes = my.studio.deps.modules.flatMap(({ errors = {} }) => Object.values(errors)).map(({ code }) => code)
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  })
})
