using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class ImageTagsTests
{
    [TestCase("Dockerfile", "FROM node:latest\nUSER node\n", "1 low")]
    [TestCase("Dockerfile", "FROM localhost:5000/node\nUSER node\n", "1 low")]
    [TestCase("compose.yaml", "services:\n  a:\n    image: redis\n", "3 low")]
    [TestCase("deploy.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: shop/a:latest\n", "6 low")]
    public void Image_without_a_version_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ImageTags(), path, text), Is.EqualTo(found));
    }

    [TestCase("Dockerfile", "FROM --platform=linux/amd64 node:22 AS build\nFROM build\nFROM scratch\nFROM a@sha256:12\nFROM $BASE\n")]
    [TestCase("Dockerfile", "# FROM node:latest\nFROM node:22\n")]
    [TestCase("compose.yaml", "services:\n  a:\n    image: shop\n    build: .\n  b:\n    image: redis:7.4 # latest\n")]
    [TestCase("a.yaml", "image: redis\n")]
    [TestCase("deploy.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: \"{{ .Values.image }}\"\n")]
    public void Named_version_and_own_build_are_not(string path, string text)
    {
        Assert.That(Audited.By(new ImageTags(), path, text), Is.Empty);
    }
}
