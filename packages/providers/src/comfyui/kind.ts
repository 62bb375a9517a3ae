import { defineKind } from '../port/kind.ts'
import { discovery } from './check.ts'
import { createComfyUiEngine } from './engine.ts'
import { readModel } from './read-model.ts'
import { Settings } from './settings.ts'

export const comfyUi = defineKind({
  id: 'comfyui',
  name: 'ComfyUI',
  description: 'Your own workflows on a ComfyUI: each one that it exported in API format is a model.',
  isBuiltIn: false,
  sourceMark: 'trained',
  // It makes one picture at a time; a second one that waits there fills the gap between two.
  concurrency: 2,
  settings: Settings,
  environment: {},
  discovery,
  readModel,
  create: createComfyUiEngine,
})
