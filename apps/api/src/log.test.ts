import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createGeneration } from '@atelier/contracts'
import { describeStudioOnSqlite } from './testing/suite.ts'

const log: string[] = []

describeStudioOnSqlite('the log', { log }, my => {
  const from = (level: number, since: number) =>
    log
      .slice(since)
      .map(line => JSON.parse(line) as { level: number; msg: string })
      .filter(line => line.level >= level)
      .map(({ msg }) => msg)

  test('says at its default what was made, and at debug each request and its answer', async () => {
    const before = log.length
    await my.generate({ prompt: 'a line in a log', width: 256, height: 256 })
    await my.studio.request('/api/v1/images')
    await my.studio.request('/nothing')
    await my.studio.refused(createGeneration, { body: {} })
    expect(from(pino.levels.values['info'] ?? 0, before)).toEqual(['generation succeeded'])
    const all = from(0, before)
    expect(all.filter(msg => msg === 'incoming request')).toHaveLength(4)
    expect(all).toContain('request completed')
    expect(all).toContain('request refused')
  })
})
