/** What words can be written on. English and German; `_` joins the words of a phrase. */
export const SURFACES = {
  sign: 'sign signboard shop_sign signpost road_sign street_sign billboard schild ladenschild wegweiser strassenschild',
  neon_sign: 'neon_sign glowing_sign leuchtschrift neonschild leuchtreklame',
  poster: 'poster movie_poster placard flyer plakat filmplakat',
  banner: 'banner flag pennant ribbon fahne flagge transparent',
  chalkboard: 'chalkboard blackboard menu_board tafel schiefertafel',
  cover: 'book_cover album_cover cover magazine_cover buchumschlag titelseite',
  card: 'card postcard_saying greeting_card birthday_card letter note karte grusskarte geburtstagskarte zettel brief',
  lettering: 'lettering typography calligraphy slogan headline logo schriftzug typografie kalligrafie ueberschrift',
} as const
