import {
  acceptInvitation,
  createSession,
  getAccess,
  getMe,
  removeSession,
  setUp,
  updateMe,
  type Access,
  type Input,
  type Me,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { setAsker } from './whose.ts'

/** Who looks at the page, and whether the studio asks. */
export const useAccess = defineStore('access', () => {
  const studio = shallowRef<Access['studio']>()
  /** Other services to log in by. */
  const providers = shallowRef<Access['providers']>([])
  const me = shallowRef<Me>()
  /** Where nobody is asked there is nothing to log out of. */
  const isKnown = computed(() => me.value !== undefined && me.value.through !== 'alone')
  const isAdmin = computed(() => me.value?.role === 'admin')

  async function ask(): Promise<Access['studio']> {
    const answer = await call(getAccess, {})
    studio.value = answer.studio
    providers.value = answer.providers
    return answer.studio
  }

  /** Throws where somebody is asked to log in first. */
  async function load(): Promise<Me> {
    const answer = await call(getMe, {})
    me.value = answer
    setAsker(answer)
    return answer
  }

  /** The page that comes next knows from its first view on who came in. */
  async function comeIn(answered: Promise<Me>): Promise<Me> {
    const answer = await answered
    setAsker(answer)
    return answer
  }

  async function update(body: Input<typeof updateMe>['body']) {
    me.value = await call(updateMe, { body })
  }

  return {
    studio,
    providers,
    me,
    isKnown,
    isAdmin,
    ask,
    load,
    update,
    logIn: async (body: Input<typeof createSession>['body']) => comeIn(call(createSession, { body })),
    logOut: async () => call(removeSession, {}),
    setUp: async (body: Input<typeof setUp>['body']) => comeIn(call(setUp, { body })),
    join: async (token: string, body: Input<typeof acceptInvitation>['body']) =>
      comeIn(call(acceptInvitation, { params: { token }, body })),
  }
})
