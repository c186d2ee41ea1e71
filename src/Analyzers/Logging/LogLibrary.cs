namespace Seaworthy.Logging;

/// <summary>Whose template rules a log call follows.</summary>
internal enum LogLibrary
{
    /// <summary>A method that an attribute or an option marks; how it treats braces is not known.</summary>
    Other,
    MicrosoftExtensions,
    Serilog,
    NLog,
}

internal enum LogCallKind
{
    /// <summary>Writes an event.</summary>
    Message,

    /// <summary>Opens a scope.</summary>
    Scope,

    /// <summary>Declares a delegate whose parameters are the values: <c>LoggerMessage.Define</c>.</summary>
    Definition,
}
