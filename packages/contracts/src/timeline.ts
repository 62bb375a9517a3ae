import { Type, type Static } from 'typebox'
import { Filtered } from './images.ts'
import { problems } from './problem.ts'
import { Cursor, defineRoute, notModified, Nullable, Timestamp } from './route.ts'

export const TimelineQuery = Filtered({ cursor: Type.Optional(Cursor) })
export type TimelineQuery = Static<typeof TimelineQuery>

/** Images in a stretch of the timeline at most; a page can hold them. */
export const STRETCH_SIZE = 200

export const Timeline = Type.Object(
  {
    stretches: Type.Array(
      Type.Object({
        cursor: Type.String({
          description: 'For `listImages`: begins this stretch, and as `until` ends the one before.',
          examples: ['djE6MTAwMDAwMQ'],
        }),
        count: Type.Integer({ minimum: 1, maximum: STRETCH_SIZE, examples: [198] }),
        aspectRatio: Type.Number({
          description: 'Width by height, the mean of its images: how much room they will take.',
          examples: [1.25],
        }),
        newestAt: Timestamp,
      }),
      { description: 'In the order asked for, newest first where none is.' },
    ),
    nextCursor: Nullable(
      Type.String({
        description:
          'Pass it as `cursor` for what follows, and as `until` with the last stretch; null where the timeline is whole.',
      }),
    ),
  },
  { 'x-name': 'Timeline' },
)
export type Timeline = Static<typeof Timeline>

export const getTimeline = defineRoute({
  method: 'GET',
  url: '/api/v1/images/timeline',
  schema: {
    operationId: 'getTimeline',
    summary: 'The whole gallery in outline',
    description:
      'For a page that lays out every image without loading them: stretches of up to 200 with how many there are, how wide they are and when they were made. Counts may be off by what happens meanwhile.',
    tags: ['Images'],
    querystring: TimelineQuery,
    response: { 200: Timeline, 304: notModified, ...problems(404) },
  },
})
