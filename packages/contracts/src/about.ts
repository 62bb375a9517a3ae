import { Type, type Static } from 'typebox'
import { problems } from './problem.ts'
import { defineRoute, Nullable, OneOf } from './route.ts'

export const About = Type.Object(
  {
    version: Type.String({ examples: ['0.1.0'] }),
    nodeVersion: Type.String({ examples: ['24.21.0'] }),
    database: OneOf(['sqlite', 'postgresql']),
    dataDir: Type.String({ description: 'The folder of the images on the server.', examples: ['/srv/atelier/data'] }),
    storage: Type.Object({
      imageBytes: Type.Integer({ description: 'Of all images, trash included.' }),
      renditionBytes: Type.Integer({
        description: 'Of other sizes and formats, which are made again when they are needed.',
      }),
      freeBytes: Nullable(Type.Integer({ description: 'Left on the disk; null where the storage cannot say.' })),
    }),
  },
  { 'x-name': 'About' },
)
export type About = Static<typeof About>

export const getAbout = defineRoute({
  method: 'GET',
  url: '/api/v1/about',
  schema: {
    operationId: 'getAbout',
    summary: 'Versions, and the room that the images take',
    tags: ['Settings'],
    response: { 200: About, ...problems() },
  },
})
