using Microsoft.CodeAnalysis.CSharp;
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
        return Contains(loop) || Speaks(name, "WaitFor") || Speaks(name, "WaitUntil") || Speaks(name, "Ready") || Speaks(name, "Readiness") || SaysSo(loop);
    }

    private static bool SaysSo(RetryLoop loop)
    {
        foreach (var statement in loop.Body)
        {
            foreach (var token in statement.DescendantTokens())
            {
                if (token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken && (Speaks(token.ValueText, "Waiting for") || Speaks(token.ValueText, "waiting for")))
                    return true;
            }
        }

        return false;
    }

    private static bool Speaks(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;
}
