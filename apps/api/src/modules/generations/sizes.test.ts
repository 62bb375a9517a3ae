import type { Limit, NewGeneration, Task } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { sizeFrom } from './sizes.ts'

const SIDE: Limit = { min: 256, max: 1024, default: 512, multipleOf: 16 }

function sizeOf(start: readonly [number, number], asked: Partial<NewGeneration> = {}, task: Task = 'image-to-image') {
  const refused: string[] = []
  const { width, height, extend } = sizeFrom({
    asked,
    task,
    start: { width: start[0], height: start[1] },
    limits: { width: SIDE, height: SIDE },
    refuse: (name, message) => void refused.push(`${name} ${message}`),
  })
  return { size: [width, height], extend, refused }
}

test.each([
  ['is as large as it where the model makes that', [640, 480], {}, [640, 480]],
  ['is in steps', [650, 470], {}, [656, 464]],
  ['is smaller where it is too large, in its proportions', [4000, 3000], {}, [1024, 768]],
  ['is larger where it is too small', [100, 50], {}, [512, 256]],
  ['is within the model, however long it is', [10_000, 100], {}, [1024, 256]],
  ['follows the side that was said', [640, 480], { width: 320 }, [320, 256]],
  ['follows the other side, too', [640, 480], { height: 960 }, [1024, 960]],
  ['is what was said', [640, 480], { width: 512, height: 512 }, [512, 512]],
] as const)('a picture made from another %s', (_, start, asked, size) => {
  expect(sizeOf(start, asked)).toEqual({ size, extend: null, refused: [] })
})

test.each([
  ['where it is last', [512, 512], { right: 100 }, [624, 512], { left: 0, top: 0, right: 112, bottom: 0 }],
  ['at the side that alone is extended', [512, 512], { top: 1 }, [512, 528], { left: 0, top: 16, right: 0, bottom: 0 }],
  ['and cut off where none is', [519, 512], { bottom: 64 }, [512, 576], { left: 0, top: 0, right: 0, bottom: 64 }],
] as const)('what is missing to a step is added %s', (_, start, extend, size, settled) => {
  expect(sizeOf(start, { extend }, 'outpaint')).toEqual({ size, extend: settled, refused: [] })
})

test('what follows from the start is bounded, and is what was said besides', () => {
  expect(sizeOf([512, 400], { scale: 2, width: 1024 }, 'upscale').refused).toEqual([])
  expect(sizeOf([512, 512], { scale: 4, height: 7 }, 'upscale').refused).toEqual([
    'scale makes a width of 2048 pixels; it must be 256 to 1024',
    'height follows from the start and scale: it would be 2048',
    'scale makes a height of 2048 pixels; it must be 256 to 1024',
  ])
  expect(sizeOf([9000, 9000], { scale: 2 }, 'upscale').refused).toContain('scale makes 324 megapixels; 64 are the most')
})
