using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Loops that wait for what a program needs before it can do anything.</summary>
internal static class StartupCode
{
    /// <summary>Whether the loop runs once, while the program starts.</summary>
    public static bool Contains(RetryLoop loop) =>
        loop.Function is CompilationUnitSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Main" or "StartAsync" };

    /// <summary>Whether it waits until something else is there, and there is nothing to do until then.</summary>
    public static bool IsReadinessWait(RetryLoop loop)
    {
        if (loop.Pause.Kind is PauseKind.None)
            return false;

        var name = RetriedName.OfFunction(loop);
        return Contains(loop) || Speaks(name, "WaitFor") || Speaks(name, "WaitUntil") || Speaks(name, "Ready") || Speaks(name, "Readiness");
    }

    private static bool Speaks(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;
}
