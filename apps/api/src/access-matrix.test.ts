import { endSession, KEY_SCOPES, listSessions, updateUser } from '@atelier/contracts'
import { beforeAll, describe, expect, test } from 'vitest'
import { A1111_NEEDS } from './modules/a1111-api/testing/needs.ts'
import type { Permission } from './platform/operations/permission.ts'
import { describeStudio, describeStudioOnSqlite } from './testing/suite.ts'
import { logIn, makeKey, makeUser, setUpAdmin, type Asker } from './testing/people.ts'
import { outcomeOf, routeOf, routesOf, SOME_ID } from './testing/outcome.ts'
import { makeVisitors, type Visitors } from './testing/visitors.ts'

/** Who may ask for what. A new operation needs a row here. */
const NEEDS: Readonly<Record<Permission, readonly string[]>> = {
  public: [
    'acceptInvitation',
    'beginPasskeyLogin',
    'createPasskeySession',
    'createSession',
    'finishOpenId',
    'getAccess',
    'getHealth',
    'getInvitation',
    'getOpenAiImageFile',
    'getReadiness',
    'setUp',
    'startOpenId',
  ],
  // One address for every tool, each of which is asked for by its own permission (http/mcp/permissions.test.ts).
  known: ['callMcp', 'getMe'],
  account: [
    'addPasskey',
    'beginPasskey',
    'beginSecondFactor',
    'confirmSecondFactor',
    'createKey',
    'endSession',
    'listKeys',
    'listPasskeys',
    'listSessions',
    'removeKey',
    'removePasskey',
    'removeSecondFactor',
    'removeSession',
    'updateMe',
    'updatePasskey',
  ],
  'images:read': [
    ...A1111_NEEDS['images:read'],
    'archiveGrid',
    'archiveImages',
    'exportStyles',
    'findKnownImages',
    'getAbout',
    'getCollection',
    'getCollectionPeople',
    'getCosts',
    'getFamily',
    'getGeneration',
    'getGenerationDurations',
    'getGrid',
    'getGridSheet',
    'getImage',
    'getImageFile',
    'getImageStats',
    'getModel',
    'getNeighbors',
    'getOpenAiModel',
    'getSettings',
    'getStylePreview',
    'getSurroundings',
    'getTimeline',
    'getUploadFile',
    'listCollections',
    'listDuplicates',
    'listEngines',
    'listGenerationPlaces',
    'listGenerations',
    'listGrids',
    'listImageCollections',
    'listImages',
    'listModelSamples',
    'listModels',
    'listOpenAiModels',
    'listPrompts',
    'listSimilarImages',
    'listStyles',
    'listTags',
    'listWildcards',
    'previewPrompts',
    'readPromptFile',
    'streamEvents',
  ],
  'images:write': [
    'emptyTrash',
    'importImage',
    'inspectImage',
    'removeImage',
    'restoreImage',
    'updateImage',
    'updateImages',
  ],
  'generations:write': [
    ...A1111_NEEDS['generations:write'],
    'cancelGeneration',
    'clearGenerations',
    'createGeneration',
    'createGenerationList',
    'createGenerations',
    'createOpenAiImages',
    'createUpload',
    'editOpenAiImages',
    'removeGeneration',
    'removeUpload',
    'retryGeneration',
  ],
  'library:write': [
    'addPrompts',
    'addToCollection',
    'cancelGrid',
    'clearPrompts',
    'createCollection',
    'createGrid',
    'createLink',
    'createStyle',
    'createWebhook',
    'createWildcard',
    'getWebhook',
    'importStyles',
    'listLinks',
    'listWebhookDeliveries',
    'listWebhooks',
    'removeCollection',
    'removeFromCollection',
    'removeGrid',
    'removeLink',
    'removePrompt',
    'removeStyle',
    'removeWebhook',
    'removeWildcard',
    'resendWebhookDelivery',
    'retryGrid',
    'rotateWebhookSecret',
    'setCollectionPeople',
    'testWebhook',
    'updateCollection',
    'updateGrid',
    'updatePrompt',
    'updateStyle',
    'updateWebhook',
    'updateWildcard',
  ],
  'settings:manage': [
    'checkEngine',
    'checkEngineSettings',
    'createEngine',
    'discoverEngines',
    'listEngineKinds',
    'orderEngines',
    'readEngineModel',
    'removeEngine',
    'updateEngine',
    'updateSettings',
  ],
  'users:manage': ['createUser', 'inviteUser', 'listAudit', 'listUsers', 'removeUser', 'updateUser'],
}
const rows = Object.entries(NEEDS).flatMap(([needs, names]) => names.map(name => ({ name, needs })))

const MEMBER = ['known', 'account', 'images:read', 'images:write', 'generations:write', 'library:write']
/** What each may ask for besides what is public. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  viewer: ['known', 'account', 'images:read'],
  member: MEMBER,
  admin: Object.keys(NEEDS),
  ...Object.fromEntries(KEY_SCOPES.map(scope => [`a key for ${scope}`, ['known', scope]])),
  "a viewer's key for everything": ['known', 'images:read'],
}
const UNKNOWN = ['nobody', 'an expired key', 'a key that is none', 'an ended session', 'somebody kept out']
/** People without an account, who have the address of a picture. They ask for that picture, wherever an id is asked for. */
const VISITORS = [
  'a visitor with a link',
  'a visitor who told the password of a link',
  'a visitor with the token of a link for a key',
  'a visitor with the token of a link for a session',
]

const expected = (may: readonly string[] | undefined, needs: string) =>
  needs === 'public' || may?.includes(needs) ? 'allowed' : may ? 403 : 401

const minutesAhead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

/** So far ahead of this machine the clock of the studios here is. */
let aheadMs = 0
const clock = { now: () => new Date(Date.now() + aheadMs) }

describeStudio('whoever asks for an operation', { replaced: { clock } }, my => {
  const askers = new Map<string, Record<string, string>>()
  let admin: Asker
  let visitors: Visitors

  beforeAll(async () => {
    const { studio } = my
    aheadMs = 0
    admin = await setUpAdmin(studio)
    const [viewer, member] = [
      await makeUser(studio, admin, 'vera', 'viewer'),
      await makeUser(studio, admin, 'max', 'member'),
    ]
    askers.set('nobody', {})
    askers.set('viewer', viewer.headers).set('member', member.headers).set('admin', admin.headers)
    for (const scope of KEY_SCOPES) askers.set(`a key for ${scope}`, (await makeKey(studio, admin, [scope])).headers)

    // Its owner was an admin when it was made, and is none any more.
    const former = await makeUser(studio, admin, 'fay', 'admin')
    askers.set("a viewer's key for everything", (await makeKey(studio, former, [...KEY_SCOPES])).headers)
    await studio.call(updateUser, { params: { id: former.me.id }, body: { role: 'viewer' } }, admin.headers)

    askers.set('a key that is none', { authorization: `Bearer atl_${'x'.repeat(43)}` })
    const gone = await makeUser(studio, admin, 'gus', 'admin')
    await studio.call(updateUser, { params: { id: gone.me.id }, body: { disabled: true } }, admin.headers)
    askers.set('somebody kept out', gone.headers)

    const ended = await logIn(studio, 'ana')
    const { items } = (await studio.call(listSessions, {}, ended.headers)).body
    const current = items.find(({ isCurrent }) => isCurrent)
    await studio.call(endSession, { params: { id: current?.id ?? '' } }, ended.headers)
    askers.set('an ended session', ended.headers)

    const expiring = await makeKey(studio, admin, [...KEY_SCOPES], { expiresAt: minutesAhead(1) })
    askers.set('an expired key', expiring.headers)
    aheadMs = 2 * 60_000

    visitors = await makeVisitors(studio, admin)
    for (const [who, headers] of Object.entries(visitors.askers)) askers.set(who, headers)
  })

  test('has a row here for every operation', () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...routesOf(my.studio).keys()].toSorted())
  })

  test.each([...Object.keys(MAY), ...UNKNOWN, ...VISITORS])('%s', async who => {
    const routes = routesOf(my.studio)
    const headers = askers.get(who)
    if (!headers) throw new Error(`nobody is ${who}`)
    // What ends the session that asks comes last.
    const inOrder = rows.toSorted((a, b) => Number(a.name === 'removeSession') - Number(b.name === 'removeSession'))
    const outcomes: Record<string, unknown> = {}
    for (const { name } of inOrder) {
      const route = routes.get(name)
      if (route)
        outcomes[name] = await outcomeOf(
          my.studio,
          route,
          headers,
          VISITORS.includes(who) ? visitors.shown.id : SOME_ID,
        )
    }
    expect(outcomes).toEqual(Object.fromEntries(rows.map(({ name, needs }) => [name, expected(MAY[who], needs)])))
  })

  test('a visitor sees what the link shows, and nothing else of who made it', async () => {
    const { shown, hidden, link } = visitors
    const statusOf = async (path: string) => (await fetch(`${my.studio.url}${path}`)).status
    expect(await (await fetch(`${my.studio.url}${link}`)).text()).not.toContain(hidden.id)
    expect(await statusOf(`${link}/${shown.id}/large`)).toBe(200)
    for (const path of [
      `${link}/${hidden.id}`,
      `${link}/${hidden.id}/large`,
      `${link}/${shown.id}/original`,
      `/s/${shown.id}`,
    ])
      expect([path, await statusOf(path)]).toEqual([path, 404])
    for (const { file, thumbnail } of [shown.urls, hidden.urls])
      expect([await statusOf(file), await statusOf(thumbnail)]).toEqual([401, 401])
  })
})

describe('without accounts', () => {
  describeStudioOnSqlite('a studio for its own machine', {}, my => {
    test('asks nobody who they are', async () => {
      for (const { name, needs } of rows.filter(row => row.needs !== 'public'))
        expect([name, needs, await outcomeOf(my.studio, routeOf(my.studio, name), {})]).toEqual([
          name,
          needs,
          'allowed',
        ])
    })
  })

  describeStudioOnSqlite('a studio that is open to the network', { config: { host: '0.0.0.0' } }, my => {
    test('answers nothing but what its set-up needs', async () => {
      for (const { name, needs } of rows) {
        const outcome = needs === 'public' ? 'allowed' : 401
        for (const headers of [{}, { authorization: `Bearer atl_${'x'.repeat(43)}` }])
          expect([name, await outcomeOf(my.studio, routeOf(my.studio, name), headers)]).toEqual([name, outcome])
      }
    })
  })
})
