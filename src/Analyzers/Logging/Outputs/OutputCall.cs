using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;

namespace Seaworthy.Logging.Outputs;

internal enum OutputTarget
{
    Console,
    Error,
    Debug,
    Trace,
}

/// <summary>A call that writes a text to the console, or to whoever listens to debug and trace output.</summary>
/// <param name="Target">Where it goes.</param>
internal sealed record OutputCall(InvocationExpressionSyntax Call, IMethodSymbol Method, OutputTarget Target)
{
    /// <summary>Whether the syntax of a call leaves it possible; this runs for every call and allocates nothing.</summary>
    public static bool MayBe(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } => IsName(name) && IsReceiver(receiver),
        IdentifierNameSyntax { Identifier.ValueText: "Write" or "WriteLine" } => true,
        _ => false,
    };

    public static OutputCall? TryMatch(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayBe(call) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } method)
            return null;

        OutputTarget? target = null;
        if (type.Is("System", "Console"))
            target = OutputTarget.Console;
        else if (type.Is("System.Diagnostics", "Debug"))
            target = OutputTarget.Debug;
        else if (type.Is("System.Diagnostics", "Trace"))
            target = OutputTarget.Trace;
        else if (method is { IsStatic: false, Name: "Write" or "WriteLine" } && call.Expression is MemberAccessExpressionSyntax { Expression: var writer } && model.GetSymbolInfo(writer, cancellationToken).Symbol is IPropertySymbol stream && stream.ContainingType.Is("System", "Console"))
            target = stream.Name is "Error" ? OutputTarget.Error : stream.Name is "Out" ? OutputTarget.Console : null;

        return target is { } known ? new OutputCall(call, method, known) : null;
    }

    /// <summary>The level of the event that says the same.</summary>
    public LogSeverity Level => Target switch
    {
        OutputTarget.Debug => LogSeverity.Debug,
        OutputTarget.Trace => Method.Name switch
        {
            "TraceError" => LogSeverity.Error,
            "TraceWarning" => LogSeverity.Warning,
            "TraceInformation" => LogSeverity.Information,
            _ => LogSeverity.Trace,
        },
        OutputTarget.Error => LogSeverity.Error,
        _ => Handler is { } handler && !IsCancellation(handler) ? LogSeverity.Error : LogSeverity.Information,
    };

    /// <summary>How the user's code calls it.</summary>
    public string Name => Method.ContainingType.Name is "Console" or "Debug" or "Trace" ? Method.ContainingType.Name + "." + Method.Name : (Target is OutputTarget.Error ? "Console.Error." : "Console.Out.") + Method.Name;

    /// <summary>Whether it says nothing, and only keeps other lines apart.</summary>
    public bool IsEmptyLine => Method.Name is "WriteLine" && Call.ArgumentList.Arguments is var arguments
        && (arguments.Count is 0 || (arguments.Count is 1 && arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: "" }));

    /// <summary>The statement that is nothing but the call, where it can go without a trace.</summary>
    public ExpressionStatementSyntax? FindRemovable()
    {
        if (Call.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax } statement)
            return null;

        foreach (var trivia in statement.GetLeadingTrivia().AddRange(statement.GetTrailingTrivia()))
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return null;
        }

        return statement;
    }

    /// <summary>The catch block that it stands in, not in a function within it.</summary>
    public CatchClauseSyntax? Handler
    {
        get
        {
            for (SyntaxNode? node = Call; node is not null; node = node.Parent)
            {
                if (node is CatchClauseSyntax handler)
                    return handler.Filter?.Span.Contains(Call.Span) is true ? null : handler;

                if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
                    return null;
            }

            return null;
        }
    }

    /// <summary>Work that was cancelled is no failure.</summary>
    public static bool IsCancellation(CatchClauseSyntax handler)
    {
        var type = handler.Declaration?.Type;
        if (type is QualifiedNameSyntax { Right: var last })
            type = last;

        return type is SimpleNameSyntax { Identifier.ValueText: "OperationCanceledException" or "TaskCanceledException" };
    }

    private static bool IsName(string name) => name is "Write" or "WriteLine" or "WriteIf" or "WriteLineIf" or "Print" or "TraceError" or "TraceWarning" or "TraceInformation";

    private static bool IsReceiver(ExpressionSyntax receiver) => receiver switch
    {
        SimpleNameSyntax { Identifier.ValueText: var name } => name is "Console" or "Debug" or "Trace" or "Error" or "Out",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name is "Console" or "Debug" or "Trace" or "Error" or "Out",
        _ => false,
    };
}
