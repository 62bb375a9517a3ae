import { Type } from 'typebox'
import { defineKind } from '../port/kind.ts'
import { createWebUiEngine } from './engine.ts'
import { recogniseWebUi } from './recognise.ts'
import { NAME } from './words.ts'

const Settings = Type.Object({
  baseUrl: Type.String({
    format: 'uri',
    title: 'Address',
    description: 'The address that its own page opens at in a browser.',
    default: 'http://127.0.0.1:7860',
  }),
  username: Type.Optional(
    Type.String({ title: 'User name', description: 'If it was started with --api-auth.', maxLength: 200 }),
  ),
  password: Type.Optional(
    Type.String({ writeOnly: true, title: 'Password', description: 'The password of that user.', maxLength: 200 }),
  ),
})

export const webUi = defineKind({
  id: 'a1111',
  name: NAME,
  description: 'AUTOMATIC1111, Forge, reForge, SD.Next, Draw Things or KoboldCpp on a machine of your own.',
  isBuiltIn: false,
  sourceMark: 'trained',
  // Its progress and its button that stops are one for all pictures.
  concurrency: 1,
  settings: Settings,
  environment: {},
  discovery: { ports: [7860, 7861, 7859, 5001], recognise: recogniseWebUi },
  create: ({ id, settings, bounds: { maxImageBytes, timeoutMs, endpointReach } }) =>
    createWebUiEngine({ id, settings, maxImageBytes, timeoutMs, endpointReach }),
})
