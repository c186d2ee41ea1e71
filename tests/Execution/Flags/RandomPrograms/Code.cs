namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>How tightly the parts of an expression hold together.</summary>
internal enum Binding
{
    Assignment,
    Conditional,
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equality,
    Relational,
    Additive,
    Unary,
    Primary,
}

/// <summary>An expression as it is written.</summary>
internal readonly record struct Code(string Text, Binding Binding = Binding.Primary)
{
    /// <summary>The text as an operand that has to hold together at least like this.</summary>
    public string At(Binding least) => Binding < least ? $"({Text})" : Text;

    public override string ToString() => Text;
}
