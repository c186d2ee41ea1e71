using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Logging.Outputs;

/// <summary>Why output at some place should be a log event.</summary>
/// <param name="Logger">The logger that is there already.</param>
/// <param name="Host">What the type is to its host, when there is no logger: <c>this hosted service</c>.</param>
internal sealed record OutputPlace(ReachableLogger? Logger, string? Host)
{
    private const string AnyType = "this type";

    /// <summary>Whether a logger is there, or a host that runs the type; a handler elsewhere may be of code that has neither.</summary>
    public bool IsSure => Logger is not null || Host is not AnyType;

    /// <summary>Null where direct output may be what is wanted.</summary>
    public static OutputPlace? Find(OutputCall output, OutputProject project, SemanticModel model, CancellationToken cancellationToken)
    {
        var call = output.Call;
        if (model.GetEnclosingSymbol(call.SpanStart, cancellationToken) is not { } symbol || ForDevelopers.Contains(call, symbol))
            return null;

        if (output.IsEmptyLine && output.FindRemovable() is null)
            return null;

        var type = symbol.ContainingType;
        if (type is not null && (IsSink(type) || Interaction.Contains(call, type)))
            return null;

        if (call.IsInExpressionTree(model, cancellationToken) || LoggedBeside.Is(call, model, cancellationToken) || IsPrinter(symbol))
            return null;

        var logger = ReachableLogger.Find(call, model, cancellationToken);
        if (IsStartup(call, symbol))
        {
            var isPassed = logger?.Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } };
            return isPassed ? new OutputPlace(logger, Host: null) : RequestHandler.Contains(call, model, cancellationToken) ? new OutputPlace(Logger: null, "this request handler") : null;
        }

        if (logger is not null)
            return new OutputPlace(logger, Host: null);

        if (output.IsEmptyLine)
            return null;

        if (type is null || type.Name is "Program")
            return null;

        if (HostCreated.NameOf(type) is { } host)
            return new OutputPlace(Logger: null, host);

        return RequestHandler.Contains(call, model, cancellationToken) ? new OutputPlace(Logger: null, "this request handler")
            : project.HasHost && output is { Handler: { } handler, Target: not OutputTarget.Debug } && !EndsProcess(handler) ? new OutputPlace(Logger: null, AnyType)
            : null;
    }

    /// <summary>Whoever ends the process says why to those who started it.</summary>
    private static bool EndsProcess(CatchClauseSyntax handler)
    {
        foreach (var node in handler.Block.DescendantNodes())
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exit" or "FailFast" or "ExitCode", Expression: IdentifierNameSyntax { Identifier.ValueText: "Environment" } })
                return true;
        }

        return false;
    }

    /// <summary>Before the host runs there may be no logger, and somebody who starts it reads what it says.</summary>
    private static bool IsStartup(SyntaxNode call, ISymbol symbol)
    {
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            if (node is GlobalStatementSyntax)
                return true;

            if (node is MethodDeclarationSyntax { Identifier.ValueText: "Main" or "MainAsync" } method)
                return method.Modifiers.Any(SyntaxKind.StaticKeyword);

            if (node is BaseTypeDeclarationSyntax)
                break;
        }

        return symbol is IMethodSymbol { Name: "Main", IsStatic: true };
    }

    /// <summary>Whether the method is there to print.</summary>
    private static bool IsPrinter(ISymbol symbol)
    {
        var method = symbol;
        while (method is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, ContainingSymbol: { } outer })
            method = outer;

        return method is IMethodSymbol && (Interaction.Has(method.Name, "Print") || Interaction.Has(method.Name, "Plot") || Interaction.Has(method.Name, "Dump") || Interaction.Has(method.Name, "Console"));
    }

    /// <summary>Whether the type is itself one that log events or traces go through.</summary>
    private static bool IsSink(INamedTypeSymbol type)
    {
        // Whoever makes the log has none for its own failures.
        if (type.Name.EndsWith("Logger", StringComparison.Ordinal) || type.Name.EndsWith("LogProvider", StringComparison.Ordinal))
            return true;

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Name is "ILogger" or "ILoggerProvider" or "ILoggerFactory" or "ILogEventSink" or "ILogEventEnricher" or "IFormatProvider" or "ITextFormatter")
                return true;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "TextWriter" or "TraceListener" or "Target" or "TargetWithLayout" or "EventListener" or "ConsoleFormatter" or "Attribute")
                return true;
        }

        return false;
    }
}
