import { expect, test } from 'vitest'
import { useSteps } from './use-steps.ts'

const start = () => useSteps<number>(0, (a, b) => a === b)

test('a value has its past, and what comes after it', () => {
  const steps = start()
  steps.step(1)
  steps.step(2)
  steps.undo()
  expect(steps.value.value).toBe(1)
  steps.redo()
  expect([steps.value.value, steps.canRedo.value]).toEqual([2, false])
  steps.undo()
  steps.step(5)
  expect([steps.redo(), steps.value.value]).toEqual([false, 5])
})

test('all that a pull goes through is one step, and one that comes back is none', () => {
  const steps = start()
  for (const value of [1, 2, 3]) steps.preview(value)
  steps.commit()
  steps.preview(9)
  steps.preview(3)
  steps.commit()
  steps.undo()
  expect([steps.value.value, steps.canUndo.value, steps.isChanged.value]).toEqual([0, false, false])
})
