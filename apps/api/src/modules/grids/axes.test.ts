import type { GridAxis } from '@atelier/contracts'
import { describe, expect, test } from 'vitest'
import { placeOf, requestsOf } from './axes.ts'

const part = (search: string, ...values: string[]): GridAxis => ({ kind: 'prompt', search, values })
const prompts = (prompt: string, ...axes: GridAxis[]) =>
  requestsOf({ base: { prompt }, axes }).map(({ request }) => request.prompt)

describe('the cells of a grid', () => {
  test('go through the last axis first', () => {
    const cells = requestsOf({
      base: { prompt: 'a' },
      axes: [
        { kind: 'steps', values: [1, 2] },
        { kind: 'seed', values: [7, 8, 9] },
      ],
    })
    expect(cells.map(({ request }) => [request.steps, request.seed])).toEqual([
      [1, 7],
      [1, 8],
      [1, 9],
      [2, 7],
      [2, 8],
      [2, 9],
    ])
    expect(cells.map(({ at }) => at)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ])
    expect(placeOf(11, [{ values: [1, 2] }, { values: [1, 2, 3] }, { values: ['x', 'y'] }])).toEqual([1, 2, 1])
  })

  test('take the values of their axes and the rest from the base', () => {
    const [cell] = requestsOf({
      base: { prompt: 'a', width: 10, height: 20, steps: 5, guidance: 2, styles: ['ink'] },
      axes: [
        { kind: 'size', values: ['640x480'] },
        { kind: 'model', values: ['m/x'] },
        { kind: 'guidance', values: [3.5] },
      ],
    })
    expect(cell?.request).toEqual({
      prompt: 'a',
      width: 640,
      height: 480,
      steps: 5,
      guidance: 3.5,
      model: 'm/x',
      styles: ['ink'],
    })
  })

  test('have the style of an axis behind those of the base, once, and none where it is empty', () => {
    const cells = requestsOf({
      base: { prompt: 'a', styles: ['ink'] },
      axes: [{ kind: 'style', values: ['', 'ink', 'night'] }],
    })
    expect(cells.map(({ request }) => request.styles)).toEqual([['ink'], ['ink'], ['ink', 'night']])
  })
})

describe('prompt parts', () => {
  test('take the place of every occurrence', () => {
    expect(prompts('red on red, Red', part('red', 'blue', ''))).toEqual(['blue on blue, Red', ' on , Red'])
  })

  test('look at the prompt as it was written, whatever the others put in', () => {
    expect(prompts('a cat and a dog', part('cat', 'dog'), part('dog', 'cat', 'cow'))).toEqual([
      'a dog and a cat',
      'a dog and a cow',
    ])
    expect(prompts('aaa', part('aa', '$&'))).toEqual(['$&a'])
  })

  test('may stand side by side, but not overlap', () => {
    expect(prompts('abcd', part('ab', 'x'), part('cd', 'y'))).toEqual(['xy'])
    expect(() => prompts('abc', part('ab', 'x'), part('bc', 'y'))).toThrow(
      expect.objectContaining({
        status: 422,
        code: 'grid.prompt_parts_overlap',
        errors: [{ path: '/axes/1/search', message: expect.any(String) }],
      }),
    )
    expect(() => prompts('abc', part('abc', 'x'), part('b', 'y'))).toThrow(
      expect.objectContaining({ code: 'grid.prompt_parts_overlap' }),
    )
    expect(() => prompts('abc', part('b', 'x'), part('b', 'y'))).toThrow(
      expect.objectContaining({ code: 'grid.prompt_parts_overlap' }),
    )
  })

  test('must be in the prompt', () => {
    expect(() => prompts('a fox', part('fox', 'cat'), part('dog', 'cow'))).toThrow(
      expect.objectContaining({
        status: 422,
        code: 'grid.prompt_part_missing',
        message: expect.stringContaining('"dog"'),
        errors: [{ path: '/axes/1/search', message: expect.any(String) }],
      }),
    )
  })
})

test('a kind of axis goes once, and there are at most 200 cells', () => {
  const seeds = (count: number): GridAxis => ({ kind: 'seed', values: Array.from({ length: count }, (_, at) => at) })
  expect(() => requestsOf({ base: { prompt: 'a' }, axes: [seeds(2), seeds(3)] })).toThrow(
    expect.objectContaining({ status: 422, code: 'grid.axis_twice' }),
  )
  expect(() => requestsOf({ base: { prompt: 'a' }, axes: [seeds(67), { kind: 'steps', values: [1, 2, 3] }] })).toThrow(
    expect.objectContaining({ status: 422, code: 'grid.too_many_cells', message: expect.stringContaining('201') }),
  )
  expect(requestsOf({ base: { prompt: 'a' }, axes: [seeds(200)] })).toHaveLength(200)
})
