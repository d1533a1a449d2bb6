import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  atDigest,
  imageProblem,
  parseImage,
  sameRepository,
  type ImageReference,
} from "../../../src/ecs/image/reference.ts";

const hex = "0123456789abcdef".repeat(4);
const digest = `sha256:${hex}`;

describe("every form of a reference", () => {
  const ecr = (account: string, region: string) => ({ ecr: { account, region } });
  const forms: Array<[string, Omit<ImageReference, "text">]> = [
    ["nginx", { name: "nginx", registry: "docker.io", repository: "library/nginx" }],
    ["nginx:1.27", { name: "nginx", registry: "docker.io", repository: "library/nginx", tag: "1.27" }],
    ["amazon/aws-cli", { name: "amazon/aws-cli", registry: "docker.io", repository: "amazon/aws-cli" }],
    [
      "docker.io/library/nginx:1",
      { name: "docker.io/library/nginx", registry: "docker.io", repository: "library/nginx", tag: "1" },
    ],
    [
      "index.docker.io/nginx",
      { name: "index.docker.io/nginx", registry: "docker.io", repository: "library/nginx" },
    ],
    [
      "registry.example.com",
      { name: "registry.example.com", registry: "docker.io", repository: "library/registry.example.com" },
    ],
    ["localhost/app", { name: "localhost/app", registry: "localhost", repository: "app" }],
    [
      "localhost:5000/app:2",
      { name: "localhost:5000/app", registry: "localhost:5000", repository: "app", tag: "2" },
    ],
    ["[::1]:5000/app", { name: "[::1]:5000/app", registry: "[::1]:5000", repository: "app" }],
    [
      "ghcr.io/acme/team/shop/web:v1.2_3-rc",
      {
        name: "ghcr.io/acme/team/shop/web",
        registry: "ghcr.io",
        repository: "acme/team/shop/web",
        tag: "v1.2_3-rc",
      },
    ],
    ["GHCR.io:443/acme/web", { name: "GHCR.io:443/acme/web", registry: "ghcr.io", repository: "acme/web" }],
    [`quay.io/a/b@${digest}`, { name: "quay.io/a/b", registry: "quay.io", repository: "a/b", digest }],
    [
      `quay.io/a/b:1@sha256:${hex.toUpperCase()}`,
      { name: "quay.io/a/b", registry: "quay.io", repository: "a/b", tag: "1", digest },
    ],
    [
      `nginx:1@${digest}`,
      { name: "nginx", registry: "docker.io", repository: "library/nginx", tag: "1", digest },
    ],
    [
      "public.ecr.aws/nginx/nginx:stable",
      {
        name: "public.ecr.aws/nginx/nginx",
        registry: "public.ecr.aws",
        repository: "nginx/nginx",
        tag: "stable",
      },
    ],
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:1",
      {
        name: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop",
        registry: "123456789012.dkr.ecr.eu-west-1.amazonaws.com",
        repository: "team/shop",
        tag: "1",
        ...ecr("123456789012", "eu-west-1"),
      },
    ],
  ];

  test.each(forms)("%s", (text, parts) => {
    expect(parseImage(text)).toEqual({ text, ...parts });
    expect(imageProblem(text)).toBeUndefined();
  });

  test.each([
    ["123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a", "us-gov-west-1"],
    ["123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/a", "cn-north-1"],
    ["123456789012.dkr-ecr.eu-west-1.on.aws/a", "eu-west-1"],
    ["123456789012.dkr-ecr-fips.us-east-1.on.aws/a", "us-east-1"],
    ["123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/a", "cn-north-1"],
    ["123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov/a", "us-iso-east-1"],
    ["123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/a", "us-isob-east-1"],
    ["123456789012.dkr.ecr.us-isof-south-1.csp.hci.ic.gov/a", "us-isof-south-1"],
    ["123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk/a", "eu-isoe-west-1"],
    ["123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu/a", "eusc-de-east-1"],
    ["123456789012.dkr.ecr.eu-west-1.amazonaws.com:443/a", "eu-west-1"],
  ])("ECR %s", (text, region) => {
    expect(parseImage(text)?.ecr).toEqual({ account: "123456789012", region });
  });

  test.each([
    "12345.dkr.ecr.eu-west-1.amazonaws.com/a",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example/a",
    "evil.example/123456789012.dkr.ecr.eu-west-1.amazonaws.com/a",
    "public.ecr.aws/a/b",
  ])("not a private ECR registry: %s", (text) => {
    expect(parseImage(text)).toBeDefined();
    expect(parseImage(text)?.ecr).toBeUndefined();
  });
});

describe("invalid references, with the reason", () => {
  test.each([
    ["", "empty"],
    [" nginx", "space"],
    ["https://ghcr.io/a/b", "scheme"],
    ["ghcr.io/acme/web:", "tag is empty"],
    ["ghcr.io//web:1", "part of its name is empty"],
    [":1", "part of its name is empty"],
    ["ghcr.io/:1", "part of its name is empty"],
    ["ghcr.io/Acme/web", "uppercase letters"],
    ["nginx@sha256:abc", "digest"],
    [`nginx@sha512:${hex}${hex}`, "digest"],
    [`nginx@${digest}@${digest}`, "digest"],
    ["nginx:a b", "space"],
    ["nginx:ä", "tag"],
    [`nginx:${"a".repeat(129)}`, "tag"],
    ["<IMAGE1_NAME>", "uppercase letters"],
    ["${IMAGE}", "uppercase letters"],
    ["{{image}}", "not a repository"],
    ["a..b/c", "not a host"],
    ["acme/a__-b", "not a repository"],
    ["-bad.example/a", "not a host"],
    ["a".repeat(256), "256 characters"],
  ])("%s: %s", (text, why) => {
    expect(imageProblem(text)).toContain(why);
    expect(parseImage(text)).toBeUndefined();
  });

  test("does not count the digest toward the length limit", () => {
    expect(imageProblem(`${"a".repeat(255)}@${digest}`)).toBeUndefined();
    expect(imageProblem(`${"a".repeat(256)}@${digest}`)).toContain("256 characters");
  });
});

describe("the same repository", () => {
  const parsed = (text: string): ImageReference => {
    const image = parseImage(text);
    if (image === undefined) throw new Error(`no image: ${text}`);
    return image;
  };

  test.each([
    ["nginx", "docker.io/library/nginx:2", true],
    ["nginx", "registry-1.docker.io/library/nginx", true],
    ["nginx", "acme/nginx", false],
    ["nginx", "public.ecr.aws/docker/library/nginx", false],
    ["ghcr.io/a/b:1", `ghcr.io/a/b@${digest}`, true],
    ["ghcr.io/a/b", "ghcr.io/a/b/c", false],
    ["ghcr.io/a/b", "GHCR.IO:443/a/b", true],
    ["localhost:5000/a", "localhost:5001/a", false],
    ["public.ecr.aws/a/b", "ecr-public.aws.com/a/b", true],
    ["123456789012.dkr.ecr.eu-west-1.amazonaws.com/a", "123456789012.dkr-ecr.eu-west-1.on.aws/a:1", true],
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a",
      "123456789012.dkr.ecr-fips.eu-west-1.amazonaws.com/a",
      true,
    ],
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a",
      "210987654321.dkr.ecr.eu-west-1.amazonaws.com/a",
      false,
    ],
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a",
      "123456789012.dkr.ecr.eu-west-2.amazonaws.com/a",
      false,
    ],
  ])("%s and %s: %s", (one, other, same) => {
    expect(sameRepository(parsed(one), parsed(other))).toBe(same);
    expect(sameRepository(parsed(other), parsed(one))).toBe(same);
  });

  test("adds a digest to the name as written", () => {
    expect(atDigest(parsed("nginx:1"), digest)).toBe(`nginx@${digest}`);
    expect(atDigest(parsed(`localhost:5000/a/b:1@${digest}`), digest)).toBe(`localhost:5000/a/b@${digest}`);
  });

  test("matches any valid reference with the repository of its name, for any tag and digest", () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,4})?$/);
    const registry = fc.constantFrom("", "ghcr.io/", "localhost:5000/", "10.0.0.1:80/");
    const paths = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(registry, paths, fc.stringMatching(/^\w[\w.-]{0,20}$/), (from, path, tag) => {
        const name = parsed(`${from}${path}`);
        for (const text of [
          `${from}${path}:${tag}`,
          `${from}${path}@${digest}`,
          `${from}${path}:${tag}@${digest}`,
        ]) {
          const image = parsed(text);
          expect(image.name).toBe(name.name);
          expect(sameRepository(image, name)).toBe(true);
        }
      }),
    );
  });
});
