import { defineKind } from '@atelier/providers/port'
import { Type } from 'typebox'
import { createSketchEngine } from './engine.ts'

export const sketch = defineKind({
  id: 'sketch',
  name: 'Sketch',
  description: 'Part of the studio: draws simple scenes in plain code, at once and for nothing.',
  isBuiltIn: true,
  sourceMark: 'algorithmic',
  concurrency: 1,
  settings: Type.Object({}),
  environment: {},
  create: createSketchEngine,
})
