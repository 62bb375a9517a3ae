import type { LinkKind } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** What a person is about to share, wherever they said so. */
export const useSharing = defineStore('sharing', () => {
  const subject = shallowRef<{ readonly kind: LinkKind; readonly id: string; readonly name: string }>()
  return { subject }
})
