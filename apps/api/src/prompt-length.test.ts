import {
  createGeneration,
  createGenerations,
  createGrid,
  createStyle,
  previewPrompts,
  updateSettings,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from './testing/suite.ts'

/** 5,000 as JavaScript counts, and 2,500 characters as JSON Schema and people do. */
const EMOJI = '\u{1F600}'.repeat(2500)
const small = { model: 'atelier/sketch', width: 256, height: 256 } as const

describeStudioOnSqlite('2,500 emoji', {}, my => {
  test('are a prompt and a negative prompt, plain, sampled and with a style', async () => {
    const texts = { prompt: EMOJI, negativePrompt: EMOJI }
    const { body: one } = await my.studio.call(createGeneration, { body: { ...small, ...texts } })
    expect([one.prompt, one.negativePrompt]).toEqual([EMOJI, EMOJI])
    const { body: style } = await my.studio.call(createStyle, { body: { name: 'Dusk', prompt: '{prompt} at dusk' } })
    const { body: styled } = await my.studio.call(createGeneration, {
      body: { ...small, ...texts, styles: [style.id] },
    })
    expect(styled.prompt).toBe(`${EMOJI} at dusk`)
    const dynamic = { ...small, prompt: `{a|b} ${EMOJI}`, mode: 'all' as const }
    expect((await my.studio.call(createGenerations, { body: dynamic })).body.items).toHaveLength(2)
    const preview = await my.studio.call(previewPrompts, { body: { prompt: dynamic.prompt, mode: 'all' } })
    expect(preview.body).toMatchObject({ problem: null, total: 2 })
  })

  test('are the prompt of a cell, and what the form begins with', async () => {
    const axes = [{ kind: 'prompt' as const, search: 'red', values: ['red', 'green'] }]
    const { body: grid } = await my.studio.call(createGrid, {
      body: { base: { ...small, prompt: `red ${EMOJI}` }, axes },
    })
    expect(grid.cells).toBe(2)
    const { body } = await my.studio.call(updateSettings, { body: { defaultParameters: { negativePrompt: EMOJI } } })
    expect(body.defaultParameters.negativePrompt).toBe(EMOJI)
  })

  test('and 1,501 more are too many', async () => {
    const prompt = EMOJI + '\u{1F600}'.repeat(1501)
    expect(await my.studio.refused(createGeneration, { body: { ...small, prompt } })).toMatchObject({
      status: 400,
      errors: [{ path: '/body/prompt' }],
    })
  })
})
