import { expect, test } from "@jest/globals";
import { whatIsWrongWithImage } from "../../src/request/images.ts";

const digest = `sha256:${"0a".repeat(32)}`;

test.each([
  "nginx",
  "nginx:1.27-alpine",
  "library/nginx:latest",
  "localhost/shop",
  "localhost:5000/shop:1",
  "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:3f2a",
  "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/shop@" + digest,
  "public.ecr.aws/nginx/nginx:1.27@" + digest,
  "ghcr.io/a/b__c/d---e.f_g:_T",
  "GHCR.io/a/b",
])("%s is an image", (image) => {
  expect(whatIsWrongWithImage(image)).toBeUndefined();
});

test.each([
  ["shop:", "its tag is empty"],
  ["shop:-a", "its tag is not"],
  [`shop:${"a".repeat(129)}`, "its tag is not"],
  ["shop@sha256:abc", "its digest is not"],
  ["shop@", "its digest is not"],
  [`shop@${digest}@${digest}`, "its digest is not"],
  ["https://ghcr.io/a/b", "no scheme"],
  ["my shop", "holds a blank"],
  ["Octo/Shop:1", "lower-case"],
  ["ghcr.io/Octo/shop", "lower-case"],
  ["ghcr.io//shop", "a part that is empty"],
  ["/shop", "a part that is empty"],
  ["shop/", "a part that is empty"],
  ["a/../b", "a part that is empty or holds other signs"],
  ["shop:1,shop:2", "a part that is empty or holds other signs"],
  ["$(id)/x", "a part that is empty or holds other signs"],
  ["a".repeat(256), "longer than 255"],
  ["", "a part that is empty"],
])("%j is none: %s", (image, wrong) => {
  expect(whatIsWrongWithImage(image)).toContain(wrong);
});
