-- The gallery in outline: counted as rows change, so that laying it out reads a row for every 200 images.
INSERT INTO image_buckets(bucket, trashed, favorite, model, provider, total, ratios, created_at)
SELECT position / 200, trashed, favorite, coalesce(model, ''), coalesce(provider, ''), count(*), sum(1.0 * width / height), max(created_at)
FROM generated_images
GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
CREATE TRIGGER image_buckets_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_buckets(bucket, trashed, favorite, model, provider, total, ratios, created_at)
  VALUES (new.position / 200, new.trashed, new.favorite, coalesce(new.model, ''), coalesce(new.provider, ''), 1, 1.0 * new.width / new.height, new.created_at)
  ON CONFLICT(bucket, trashed, favorite, model, provider) DO UPDATE SET
    total = total + 1, ratios = ratios + excluded.ratios, created_at = max(created_at, excluded.created_at);
END;
--> statement-breakpoint
CREATE TRIGGER image_buckets_update AFTER UPDATE OF favorite, trashed, model, provider, width, height ON generated_images BEGIN
  UPDATE image_buckets SET total = total - 1, ratios = ratios - 1.0 * old.width / old.height
  WHERE bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
    AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '');
  INSERT INTO image_buckets(bucket, trashed, favorite, model, provider, total, ratios, created_at)
  VALUES (new.position / 200, new.trashed, new.favorite, coalesce(new.model, ''), coalesce(new.provider, ''), 1, 1.0 * new.width / new.height, new.created_at)
  ON CONFLICT(bucket, trashed, favorite, model, provider) DO UPDATE SET
    total = total + 1, ratios = ratios + excluded.ratios, created_at = max(created_at, excluded.created_at);
  DELETE FROM image_buckets
  WHERE bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
    AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '') AND total = 0;
END;
--> statement-breakpoint
CREATE TRIGGER image_buckets_delete AFTER DELETE ON generated_images BEGIN
  UPDATE image_buckets SET total = total - 1, ratios = ratios - 1.0 * old.width / old.height
  WHERE bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
    AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '');
  DELETE FROM image_buckets
  WHERE bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite
    AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '') AND total = 0;
END;
