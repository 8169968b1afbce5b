using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Files;

/// <summary>A refusal of the file gate as the failure of the tool that asked.</summary>
internal static class RefusalFailures
{
    public static ToolFailureException AsFailure(this FileRefusedException e) => new(e.Refusal.Code, e.Refusal.Message);

    /// <summary>What is read through the gate.</summary>
    /// <exception cref="ToolFailureException">The gate refuses it; the code and the message are the refusal's.</exception>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FileRefusedException e)
        {
            throw e.AsFailure();
        }
    }
}
