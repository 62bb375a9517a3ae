import { expect, test } from 'vitest'
import { freeId, toWorkflow, workflowsOf } from './workflow.ts'

const workflow = { id: 'sdxl', name: 'SDXL', graph: { '1': {} }, map: { prompt: '6.text', mask: null } }

test('what else a workflow has is kept as it is', () => {
  expect(toWorkflow(workflow)).toEqual(workflow)
})

test('what is no workflow is left out', () => {
  expect(workflowsOf({ workflows: [workflow, { id: 'x' }, 7, null] })).toEqual([workflow])
  expect(workflowsOf({})).toEqual([])
  expect(toWorkflow({ ...workflow, map: { prompt: 7, seed: '3.seed' } })?.map).toEqual({ seed: '3.seed' })
})

test('a second copy has an id of its own', () => {
  expect(freeId('sdxl', [])).toBe('sdxl')
  expect(freeId('sdxl', ['sdxl', 'sdxl-2'])).toBe('sdxl-3')
})
