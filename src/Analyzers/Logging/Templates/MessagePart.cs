using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>A piece of a log message, in the order in which it is shown.</summary>
internal abstract record MessagePart;

/// <summary>Text that is the same at every call.</summary>
/// <param name="Text">The text itself, with every escape resolved.</param>
/// <param name="Source">How <paramref name="Text"/> was written in a literal of <paramref name="Style"/>, with braces not doubled; null when it wasn't.</param>
internal sealed record TextPart(string Text, string? Source = null, LiteralStyle Style = LiteralStyle.Regular) : MessagePart;

/// <summary>A constant that is kept by name, such as <c>nameof(Order)</c>, or the line end of the system.</summary>
/// <param name="Text">The text; null when only the run time knows it.</param>
internal sealed record ConstantPart(ExpressionSyntax Expression, string? Text) : MessagePart;

/// <summary>A value that differs from call to call.</summary>
/// <param name="Operation">What is evaluated; names and types come from it.</param>
/// <param name="Expression">What is passed to the log call.</param>
/// <param name="Name">The name of the placeholder, where it isn't taken from the operation.</param>
internal sealed record ValuePart(IOperation Operation, ExpressionSyntax Expression, int? Alignment = null, string? Format = null, string? Name = null) : MessagePart;

/// <summary>A <c>+</c> at which the author began a new line.</summary>
/// <param name="Source">The operator with the white space and comments around it.</param>
internal sealed record LineBreakPart(string Source) : MessagePart;

internal enum LiteralStyle
{
    /// <summary><c>"text"</c></summary>
    Regular,

    /// <summary><c>@"text"</c></summary>
    Verbatim,

    /// <summary><c>"""text"""</c> on one line or several.</summary>
    Raw,
}
