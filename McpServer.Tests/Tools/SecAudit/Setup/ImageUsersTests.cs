using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class ImageUsersTests
{
    [TestCase("Dockerfile", "FROM node:22\nCMD [\"node\"]\n", "1 medium")]
    [TestCase("Dockerfile", "FROM node:22\nUSER node\nRUN x\nUSER root\n", "4 medium")]
    [TestCase("Dockerfile", "FROM node:22 AS base\nRUN x\nFROM base\nCMD y\n", "3 medium")]
    [TestCase("build/app.dockerfile", "FROM node:22\nUSER 0:0\n", "2 medium")]
    public void Image_that_ends_as_root_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ImageUsers(), path, text), Is.EqualTo(found));
    }

    [TestCase("Dockerfile", "FROM node:22\nUSER node\n")]
    [TestCase("Dockerfile", "FROM node:22 AS base\nUSER node\nFROM base\nCMD y\n")]
    [TestCase("Dockerfile", "FROM node:22 AS base\nUSER node\nFROM node:22 AS Base\nFROM BASE\nCMD y\n")]
    [TestCase("Dockerfile", "FROM node:22 AS build\nRUN x\nFROM gcr.io/distroless/base:nonroot\n")]
    [TestCase("Dockerfile", "FROM scratch\nCOPY a /a\n")]
    [TestCase("Dockerfile", "ARG BASE\nFROM $BASE\nCMD y\n")]
    [TestCase("Dockerfile", "FROM node:22\nENTRYPOINT [\"gosu\", \"node\", \"run\"]\n")]
    [TestCase("docs/docker.md", "FROM node:22\n")]
    [TestCase("tests/Dockerfile", "FROM node:22\n")]
    public void Image_with_a_user_of_its_own_is_not(string path, string text)
    {
        Assert.That(Audited.By(new ImageUsers(), path, text), Is.Empty);
    }
}
