import { defineStore } from 'pinia'
import { createLanguage } from '../i18n/language.ts'

export const useLanguage = defineStore('language', () => createLanguage(document.documentElement, navigator))
