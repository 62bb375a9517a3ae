import type { ReadModel } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { freeId, placeOf, tasksWith, toWorkflow, withPlace, workflowsOf } from './workflow.ts'

const workflow = { id: 'sdxl', name: 'SDXL', graph: { '1': {} }, map: { prompt: '6.text', mask: null } }

test('what else a workflow has is kept as it is', () => {
  expect(toWorkflow(workflow)).toEqual(workflow)
  const ofSeveral = { ...workflow, map: { prompt: '6.text', image: ['1.image', '2.image'] } }
  expect(toWorkflow(ofSeveral)).toEqual(ofSeveral)
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

test('of several places the first is corrected, and the others stay behind it', () => {
  const map = { image: ['1.image', '2.image', '3.image'], mask: null }
  expect([placeOf(map, 'image'), placeOf(map, 'mask'), placeOf(map, 'seed')]).toEqual(['1.image', '', ''])
  expect(withPlace(map, 'image', '2.image')['image']).toEqual(['2.image', '1.image', '3.image'])
  expect(withPlace(map, 'image', '4.image')['image']).toEqual(['4.image', '2.image', '3.image'])
  expect(withPlace(map, 'image', '')).toEqual({ image: null, mask: null })
  expect(withPlace(map, 'mask', '1.image')).toEqual({ ...map, mask: '1.image' })
  expect(withPlace({ mask: '1.image' }, 'mask', '2.image')).toEqual({ mask: '2.image' })
})

test('what it can be asked for follows from what is connected, by the first rule that holds', () => {
  const rules: ReadModel['taskRules'] = [
    { tasks: ['text-to-image'], connected: [], notConnected: ['image'] },
    { tasks: ['upscale'], connected: ['image'], notConnected: ['prompt'] },
    { tasks: ['inpaint', 'outpaint'], connected: ['image', 'mask'], notConnected: [] },
  ]
  expect(tasksWith(rules, { prompt: '6.text', image: null })).toEqual(['text-to-image'])
  expect(tasksWith(rules, { image: ['1.image'], mask: '1.image' })).toEqual(['upscale'])
  expect(tasksWith(rules, { prompt: '6.text', image: '1.image', mask: '1.image' })).toEqual(['inpaint', 'outpaint'])
  expect(tasksWith(rules, { prompt: '6.text', image: '1.image', mask: null })).toEqual([])
})
