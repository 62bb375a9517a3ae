import type { ModelLimits, NewGeneration } from '@atelier/contracts'
import { describe, expect, test } from 'vitest'
import { applyStyles, type StyleTemplate } from './apply-styles.ts'

const SIDE = { min: 256, max: 2048, default: 1024, multipleOf: 8 }
const LIMITS: ModelLimits = {
  width: SIDE,
  height: SIDE,
  steps: { min: 1, max: 50, default: 20 },
  guidance: { min: 0, max: 20, default: 7, multipleOf: 0.1 },
  seed: null,
  count: { min: 1, max: 8, default: 1 },
  negativePrompt: { maxLength: 4000 },
}
const style = (values: Partial<StyleTemplate>): StyleTemplate => ({
  name: 'Some',
  prompt: '',
  negativePrompt: null,
  parameters: null,
  ...values,
})
const apply = (request: NewGeneration, ...styles: StyleTemplate[]) => applyStyles(request, styles, LIMITS)
const promptOf = (prompt: string, ...templates: string[]) =>
  apply({ prompt }, ...templates.map(template => style({ prompt: template }))).request.prompt

describe('the prompt', () => {
  test.each<[string, string[], string]>([
    ['a fox', ['ink of {prompt}, black'], 'ink of a fox, black'],
    ['a fox', ['watercolour'], 'a fox, watercolour'],
    ['a fox', [', masterpiece, '], 'a fox, masterpiece'],
    ['a fox', ['a {prompt} and {prompt}'], 'a a fox and a fox'],
    ['a fox', [''], 'a fox'],
    ['a fox', [' , '], 'a fox'],
    ['a fox', ['one {prompt}', 'two ({prompt})', 'three'], 'two (one a fox), three'],
    ['a fox', ['three', 'of {prompt}'], 'of a fox, three'],
    ['a $& {prompt} $1', ['<{prompt}>', '"{prompt}"'], '"<a $& {prompt} $1>"'],
    ['  a fox\n', ['ink'], '  a fox, ink'],
  ])('%j with %j', (prompt, templates, sent) => expect(promptOf(prompt, ...templates)).toBe(sent))

  test('is left as it is, and nothing else was typed, without styles', () => {
    expect(apply({ prompt: ' {prompt}, ', negativePrompt: ', x', steps: 3 })).toEqual({
      request: { prompt: ' {prompt}, ', negativePrompt: ', x', steps: 3 },
      typed: null,
    })
    expect(apply({ prompt: 'a', styles: [] })).toEqual({ request: { prompt: 'a' }, typed: null })
  })

  test('may have 4000 characters with its styles and not one more, counted as people count', () => {
    expect(Array.from(promptOf('😀'.repeat(3995), '{prompt}12345'))).toHaveLength(4000)
    expect(() => promptOf('😀'.repeat(3995), '{prompt}123456')).toThrow(
      expect.objectContaining({
        code: 'style.too_long',
        status: 422,
        message: expect.stringContaining('4001 characters'),
      }),
    )
    expect(() => promptOf('x'.repeat(3000), '{prompt}{prompt}')).toThrow(
      expect.objectContaining({ errors: [{ path: '/prompt', message: expect.any(String) }] }),
    )
  })
})

test('styles that repeat what others repeat are refused at once, in either part', () => {
  const bomb = '{prompt}'.repeat(250)
  const bombs = Array.from({ length: 8 }, () => style({ prompt: bomb, negativePrompt: bomb }))
  expect(() => apply({ prompt: 'x'.repeat(4000) }, ...bombs)).toThrow(
    expect.objectContaining({ code: 'style.too_long' }),
  )
  expect(() =>
    apply({ prompt: 'x', negativePrompt: 'y'.repeat(4000) }, ...bombs.map(one => ({ ...one, prompt: '' }))),
  ).toThrow(expect.objectContaining({ code: 'style.too_long' }))
})

describe('what was typed', () => {
  test('is stored with the names of the styles', () => {
    expect(
      apply(
        { prompt: 'a fox', negativePrompt: 'fog', styles: ['a', 'b'] },
        style({ name: 'First', prompt: 'x' }),
        style({ name: 'Second', negativePrompt: 'rain' }),
      ),
    ).toEqual({
      request: { prompt: 'a fox, x', negativePrompt: 'fog, rain' },
      typed: { prompt: 'a fox', negativePrompt: 'fog', styles: ['First', 'Second'] },
    })
    expect(apply({ prompt: 'a fox', negativePrompt: '' }, style({ prompt: 'x' })).typed).toEqual({
      prompt: 'a fox',
      negativePrompt: null,
      styles: ['Some'],
    })
  })
})

describe('the negative prompt', () => {
  const sent = (negativePrompt: string | undefined, ...parts: (string | null)[]) =>
    apply(
      { prompt: 'a', ...(negativePrompt === undefined ? {} : { negativePrompt }) },
      ...parts.map(part => style({ negativePrompt: part })),
    ).request.negativePrompt

  test('is what was typed and then each style’s part', () => {
    expect(sent('fog', 'rain', null, 'snow, ')).toBe('fog, rain, snow')
    expect(sent(undefined, ', rain')).toBe('rain')
    expect(sent(undefined, null)).toBeUndefined()
    expect(sent('fog', 'ugly, {prompt}, blurry', 'snow')).toBe('ugly, fog, blurry, snow')
    expect(sent(undefined, 'ugly, {prompt}')).toBe('ugly')
  })

  test('is left out where the model has none, but not what was asked for itself', () => {
    const limits = { ...LIMITS, negativePrompt: null }
    expect(applyStyles({ prompt: 'a' }, [style({ negativePrompt: 'rain' })], limits).request).toEqual({ prompt: 'a' })
    expect(
      applyStyles({ prompt: 'a', negativePrompt: 'fog' }, [style({ negativePrompt: 'rain' })], limits).request,
    ).toEqual({ prompt: 'a', negativePrompt: 'fog' })
  })

  test('may be as long as the model takes it', () => {
    expect(() =>
      applyStyles({ prompt: 'a' }, [style({ negativePrompt: 'x'.repeat(11) })], {
        ...LIMITS,
        negativePrompt: { maxLength: 10 },
      }),
    ).toThrow(expect.objectContaining({ errors: [{ path: '/negativePrompt', message: expect.any(String) }] }))
  })
})

describe('parameters', () => {
  const sent = (request: Partial<NewGeneration>, ...parameters: StyleTemplate['parameters'][]) => {
    const { prompt: _, ...rest } = apply(
      { prompt: 'a', ...request },
      ...parameters.map(each => style({ parameters: each })),
    ).request
    return rest
  }

  test('are the styles’ where the request says nothing, and the later style’s where two say something', () => {
    expect(sent({ steps: 9 }, { steps: 30, guidance: 3 }, { guidance: 5, width: 512 })).toEqual({
      steps: 9,
      guidance: 5,
      width: 512,
    })
  })

  test('become what the model takes', () => {
    expect(sent({}, { width: 16_000, height: 1, steps: 900, guidance: 7.26 })).toEqual({
      width: 2048,
      height: 256,
      steps: 50,
      guidance: 7.3,
    })
    expect(sent({}, { width: 1001, height: 515 })).toEqual({ width: 1000, height: 512 })
    expect(
      applyStyles({ prompt: 'a' }, [style({ parameters: { steps: 30, guidance: 3, width: 9 } })], {
        ...LIMITS,
        steps: null,
        guidance: null,
        width: { min: 100, max: 190, default: 128, multipleOf: 64 },
      }).request,
    ).toEqual({ prompt: 'a', width: 128 })
  })
})
