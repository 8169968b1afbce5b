using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Files;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Sharing;

/// <summary>
/// What makes two questions one: every word and image of them, the models that would be asked with the keys they would
/// be asked with, how they would be asked, the place, and the rules for what may leave. A digest only.
/// </summary>
internal static class QuestionKey
{
    public static string Of(ExpertQuestion question, Workspace workspace, SessionConfiguration settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, workspace.Root ?? "");
        Add(hash, $"{settings.LocalOnly} {settings.RefuseSecrets} {settings.RefuseUnscanned}");
        Add(hash, Models(question));
        Add(hash, string.Create(
            CultureInfo.InvariantCulture,
            $"{question.Temperature} {question.Thinking} {question.WebSearch} {question.MaxOutputTokens} {question.Format is not null}"));
        foreach (var message in question.Messages)
        {
            Add(hash, message.Role.Value);
            foreach (var content in message.Contents)
            {
                Add(hash, content);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Without a plan the name and the session's own settings would have to stand for it; every question that is shared has one.
    private static string Models(ExpertQuestion question) => question.Plan is { } plan
        ? string.Join('\n', plan.Fallbacks.Prepend(plan.First).Select(choice => choice.Fingerprint))
        : throw new ArgumentException("A question is shared by the models it would be asked of; it needs a plan.", nameof(question));

    private static void Add(IncrementalHash hash, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                Add(hash, text.Text);
                break;
            case DataContent data:
                Add(hash, data.MediaType);
                hash.AppendData(SHA256.HashData(data.Data.Span));
                break;
            default:
                throw new ArgumentException($"A shared question holds text and images, not {content.GetType().Name}.", nameof(content));
        }
    }

    // With its length before it, so that two texts cannot share a boundary.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
