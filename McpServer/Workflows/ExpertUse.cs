namespace Mcp.Daemon.Workflows;

/// <summary>When a workflow asks its expert.</summary>
internal enum ExpertUse
{
    /// <summary>On the last step, unless the policy says otherwise.</summary>
    OnTheLastStep,

    /// <summary>On the last step, and only when the call asks for it: the tool does its work without one.</summary>
    OnRequest,
}
