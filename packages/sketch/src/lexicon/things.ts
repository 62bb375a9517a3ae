/** Words by what they mean; `_` joins the words of a phrase. English and German, lower case, umlauts written out. */
export const LANDMARKS = {
  house: 'house home cottage cabin hut barn chalet farmhouse haus haeuser huette scheune',
  castle: 'castle fortress palace citadel fairytale_castle chateau schloss burg festung palast',
  lighthouse: 'lighthouse beacon leuchtturm leuchttuerme',
  bridge: 'bridge golden_gate viaduct bruecke haengebruecke',
  windmill: 'windmill mill windmuehle muehle',
  church: 'church chapel cathedral kirche kapelle dom kathedrale',
  pagoda: 'pagoda temple shrine japan japanese pagode tempel japanisch',
  tower: 'tower watchtower turm eiffel_tower eiffelturm',
  pyramid: 'pyramid egypt pyramide aegypten',
  tent: 'tent campsite camping camp zelt zelten lager',
  cactus: 'cactus cacti saguaro kaktus kakteen',
  tree: 'tree oak birch maple baum baeume eiche birke lone_tree',
  pine: 'pine fir spruce conifer christmas_tree tanne kiefer fichte weihnachtsbaum tannenbaum',
  palm: 'palm palm_tree coconut palme palmen',
  flower:
    'flower rose tulip daisy poppy sunflower wildflower lily bouquet orchid blume rose tulpe mohn sonnenblume wildblume lilie gaensebluemchen blumen',
  mushroom: 'mushroom toadstool fungus pilz fliegenpilz',
} as const

export const THINGS = {
  boat: 'boat sailboat sailing yacht canoe rowboat dinghy sail boot segelboot yacht kanu ruderboot segel',
  ship: 'ship galleon frigate vessel pirate_ship pirate steamer schiff segelschiff piratenschiff pirat dampfer',
  balloon: 'balloon hot_air_balloon airship heissluftballon ballon luftballon',
  rocket: 'rocket spaceship spacecraft shuttle starship rakete raumschiff',
  plane: 'plane airplane aeroplane aircraft jet biplane flugzeug flieger',
  ufo: 'ufo flying_saucer alien_ship ausserirdische alien',
  car: 'car automobile vehicle beetle_car taxi cab auto wagen fahrzeug oldtimer',
  train: 'train locomotive railway steam_train zug lokomotive eisenbahn dampflok',
  bicycle: 'bicycle bike fahrrad',
  lantern: 'lantern paper_lantern sky_lantern laterne lampion',
  kite: 'kite drachen_steigen papierdrachen',
  robot: 'robot android mech cyborg roboter',
  campfire: 'campfire bonfire fire lagerfeuer feuer',
  snowman: 'snowman schneemann',
} as const

export const VEHICLES = {
  truck: 'truck lorry van pickup delivery_van fire_truck lastwagen lkw laster lieferwagen feuerwehrauto',
  bus: 'bus coach_bus double_decker school_bus minibus omnibus reisebus schulbus',
  tram: 'tram streetcar trolley strassenbahn trambahn',
  motorcycle: 'motorcycle motorbike scooter moped vespa motorrad motorroller roller',
} as const
