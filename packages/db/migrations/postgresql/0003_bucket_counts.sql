-- The gallery in outline: counted as rows change, so that laying it out reads a row for every 200 images.
INSERT INTO image_buckets (bucket, trashed, favorite, model, provider, total, ratios, created_at)
SELECT position / 200, trashed, favorite, coalesce(model, ''), coalesce(provider, ''), count(*), sum(width::double precision / height), max(created_at)
FROM generated_images
GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
CREATE FUNCTION image_buckets_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE image_buckets SET total = total - 1, ratios = ratios - old.width::double precision / old.height
    WHERE bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
      AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO image_buckets AS b (bucket, trashed, favorite, model, provider, total, ratios, created_at)
    VALUES (new.position / 200, new.trashed, new.favorite, coalesce(new.model, ''), coalesce(new.provider, ''), 1, new.width::double precision / new.height, new.created_at)
    ON CONFLICT ON CONSTRAINT image_buckets_key DO UPDATE SET
      total = b.total + 1, ratios = b.ratios + excluded.ratios, created_at = greatest(b.created_at, excluded.created_at);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM image_buckets
    WHERE bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
      AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '') AND total = 0;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER image_buckets_change AFTER INSERT OR DELETE OR UPDATE OF favorite, trashed, model, provider, width, height ON "generated_images"
  FOR EACH ROW EXECUTE FUNCTION image_buckets_trigger();
